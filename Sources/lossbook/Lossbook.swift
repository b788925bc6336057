import ArgumentParser

@main
struct Lossbook: ParsableCommand {
}
