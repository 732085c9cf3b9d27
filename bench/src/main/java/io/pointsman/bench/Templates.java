package io.pointsman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Templates of many functions, as people write them: comments, short tags, an environment. */
final class Templates {
    private static final String FUNCTION = """
          # What function %1$d is for
          Function%1$d:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./functions/f%1$d
              Handler: app.handler
              Timeout: 30 # seconds, of the slowest
              Environment:
                Variables: {TABLE: !Ref Table, STAGE: '010', RATE: 1:30}
        """;

    private Templates() {}

    static String functions(int count) {
        return functions(count, 0);
    }

    /** @param variables in the environment of each function, beside its three */
    private static String functions(int count, int variables) {
        StringBuilder text = new StringBuilder("Transform: AWS::Serverless-2016-10-31\nResources:\n");
        for (int i = 0; i < count; i++) {
            text.append(FUNCTION.formatted(i));
            if (variables > 0) {
                text.append("      Tags:\n");
            }
            for (int j = 0; j < variables; j++) {
                text.append("        tag-%d: !Sub '${AWS::StackName}-%d' # what it is for%n".formatted(j, j));
            }
        }
        return text.toString();
    }

    /** One megabyte: as many functions as CloudFormation takes, each with a long list of tags. */
    static String megabyte() {
        String plain = functions(500);
        int each = (functions(1, 100).length() - functions(1).length()) / 100;
        return functions(500, ((1 << 20) - plain.length()) / 500 / each);
    }

    /** Writes both for other programs. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("500.yaml"), functions(500));
        Files.writeString(folder.resolve("megabyte.yaml"), megabyte());
    }
}
