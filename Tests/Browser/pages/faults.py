"""What is wrong with which page, and how it is told."""

from collections import defaultdict


class Faults:
    """Collects faults by check; many pages often have the same one, so they are told together."""

    def __init__(self):
        self.pages = defaultdict(lambda: defaultdict(list))

    def add(self, check, page, fault):
        if page not in self.pages[check][fault]:
            self.pages[check][fault].append(page)

    def __len__(self):
        return sum(len(pages) for faults in self.pages.values() for pages in faults.values())

    def tell(self):
        for check, faults in self.pages.items():
            print(f"\n{check}:")
            for fault, pages in faults.items():
                others = f" and {len(pages) - 3} more" if len(pages) > 3 else ""
                print(f"  {fault}\n    on {', '.join(pages[:3])}{others}")
