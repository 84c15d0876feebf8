import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Says for each file whether it is PDF/A-1b. */
public class Preflight {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            System.out.println(check(new File(file)));
        }
    }

    private static String check(File file) throws Exception {
        PreflightParser parser = new PreflightParser(file);
        ValidationResult result;
        try {
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                result = document.getResult();
            }
        } catch (SyntaxValidationException e) {
            result = e.getResult();
        }
        if (result.isValid()) {
            return "valid";
        }
        StringBuilder text = new StringBuilder();
        for (ValidationResult.ValidationError error : result.getErrorsList()) {
            text.append(error.getErrorCode()).append(' ').append(error.getDetails()).append("; ");
        }
        return text.toString();
    }
}
