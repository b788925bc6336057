/// The tool's version, as `lossbook --version` and the foot of each page show it.
package let version = "0.1.0"
