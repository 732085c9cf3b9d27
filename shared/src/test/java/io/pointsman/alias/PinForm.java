package io.pointsman.alias;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every way to write a function whose alias SAM makes. {@code CODE}, {@code SIZE} and {@code BUILD} stand for what changes from
 * release to release.
 */
record PinForm(String name, String text, Map<String, String> parameters, List<String> functions) {
    private static final String HEAD = "Transform: AWS::Serverless-2016-10-31\n";
    private static final String FUNCTION = """
        Resources:
          F: # the one
            Type: AWS::Serverless::Function
            Properties:
              Handler: a.handler # kept
              Runtime: python3.13
              CodeUri: s3://b/CODE
              MemorySize: SIZE
        """;

    static List<PinForm> all() {
        List<PinForm> all = new ArrayList<>();
        String block = HEAD + FUNCTION + "      AutoPublishAlias: live\n";
        all.add(one("block", block));
        all.add(one("crlf", block.replace("\n", "\r\n")));
        all.add(one("byte order mark", "\uFEFF" + block));
        all.add(one("alias in quotes", block.replace(": live", ": 'live'")));
        all.add(one("map of code", block.replace("s3://b/CODE", "{Bucket: b, Key: CODE}")));
        all.add(one(
                "environment",
                block
                        + "      Environment: {Variables: {BUILD: 'BUILD'}}\n"
                        + "      AutoPublishAliasAllProperties: true\n"));
        all.add(one("own pin", block + "      AutoPublishCodeSha256: BUILDBUILDBUILD\n"));
        all.add(one("own pin by a function", block + "      AutoPublishCodeSha256: !Sub '${AWS::StackName}'\n"));
        all.add(one("description", block + "      Description: does things\n"));
        all.add(one("version description", block + "      VersionDescription: build BUILD\n"));
        all.add(one(
                "version description in several lines",
                block + "      VersionDescription: |\n        build\n        BUILD\n      Timeout: 3\n"));
        all.add(one(
                "alias by globals",
                HEAD + "Globals: {Function: {AutoPublishAlias: live, Runtime: python3.13}}\n" + FUNCTION));
        String given = "Parameters: {Alias: {Type: String}, Build: {Type: String, Default: 'BUILD'}}\n";
        PinForm byParameter = new PinForm(
                "alias by a parameter",
                HEAD + given + FUNCTION + "      AutoPublishAlias: !Ref Alias\n      VersionDescription: !Ref Build\n",
                Map.of("Alias", "live"),
                List.of("F"));
        all.add(byParameter);
        all.add(one(
                "alias by a parameter's default",
                HEAD + "Parameters:\n  Alias: {Type: String, Default: live}\n" + FUNCTION
                        + "      AutoPublishAlias: {Ref: Alias}\n"));
        all.add(one(
                "flow",
                HEAD + "Resources: {F: {Type: AWS::Serverless::Function, Properties: {AutoPublishAlias: live, Runtime:"
                        + " python3.13, Handler: a.b, MemorySize: SIZE, CodeUri: 's3://b/CODE'}}}\n"));
        all.add(one("inline code", block.replace("CodeUri: s3://b/CODE", "InlineCode: 'x = \"CODE\"'")));
        all.add(one("json", json()));
        all.add(one("json with tabs", json().replace("  ", "\t")));
        all.add(new PinForm(
                "two functions",
                block + block.substring(block.indexOf("  F:")).replace("F: #", "G: #"),
                Map.of(),
                List.of("F", "G")));
        return all;
    }

    private static PinForm one(String name, String text) {
        return new PinForm(name, text, Map.of(), List.of("F"));
    }

    private static String json() {
        return """
            {
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "F": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "a.handler",
                    "Runtime": "python3.13",
                    "AutoPublishAlias": "live",
                    "MemorySize": SIZE,
                    "CodeUri": "s3://b/CODE"
                  }
                }
              }
            }
            """;
    }

    /** As one release has it. */
    String release(int number) {
        return text.replace("CODE", "code" + number)
                .replace("SIZE", String.valueOf(128 * number))
                .replace("BUILD", "build" + number);
    }

    /** A stack that SAM made of another release, each function on a version of its own. */
    DeployedStack stack() {
        Deployed stack = Deployed.stack();
        functions.forEach(id -> stack.function(id, "live", id + "Version" + pin(id)));
        return stack.made();
    }

    static String pin(String function) {
        return function.equals("F") ? "1998c4be9f" : "0123456789";
    }

    @Override
    public String toString() {
        return name;
    }
}
