using System.ComponentModel;
using System.Diagnostics;
using Xunit.Sdk;

namespace Approval.Host.Tests.Documents;

/// <summary>Independent programs that check what we wrote. A missing one fails the test and says how to get it.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static string Qpdf(string file) => Run("qpdf", "qpdf", ["--check", file]).Output;

    public static string Signature(string file) => Run("pdfsig", "poppler-utils", [file]).Output;

    public static string Text(string file) => Run("pdftotext", "poppler-utils", ["-layout", file, "-"]).Output;

    public static string Fonts(string file) => Run("pdffonts", "poppler-utils", [file]).Output;

    public static string Qr(string file, int dpi)
    {
        var picture = file + $".{dpi}";
        Run("pdftoppm", "poppler-utils", ["-r", $"{dpi}", "-png", "-singlefile", file, picture]);
        return Run("zbarimg", "zbar-tools", ["--quiet", "--raw", picture + ".png"]).Output.Trim();
    }

    /// <summary>One line for each file: "valid" or what PDFBox Preflight says is wrong with it as PDF/A-1b.</summary>
    public static string Preflight(params string[] files)
    {
        const string folder = "/usr/share/java";
        string[] jars = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api"];
        var path = string.Join(':', jars.Select(j => $"{folder}/{j}.jar"));
        var source = Repository.At("tests", "Approval.Host.Tests", "Documents", "Preflight.java");
        return Run("java", "libpdfbox2-java libactivation-java libjaxb-api-java default-jre-headless", ["-cp", path, source, .. files]).Output;
    }

    private static (string Output, int Code) Run(string program, string package, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            if (!process.WaitForExit(Patience))
                throw new XunitException($"{program} did not end within {Patience}.");
            return (output + (process.ExitCode == 0 ? string.Empty : error.Result), process.ExitCode);
        }
        catch (Win32Exception missing)
        {
            throw new XunitException($"{program} is missing. Install it: apt-get install -y {package}", missing);
        }
    }
}
