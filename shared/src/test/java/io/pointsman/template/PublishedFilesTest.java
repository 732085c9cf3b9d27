package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the artifact that a template names by the place where its builder would have published them. */
final class PublishedFilesTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";
    private static final String BUCKET = "assets-${AWS::AccountId}-${AWS::Region}";
    private static final PublishedFiles FILES = new PublishedFiles.Builder()
            .file(new PublishedFile("Hello/Code", Optional.of("asset.a"), ""), BUCKET, "p/" + DIGEST + ".zip")
            .image("Pic", "tag-" + DIGEST)
            .done();

    private static final String FUNCTION = """
        Resources:
          F:
            Type: AWS::Lambda::Function
            Properties:
              Code: %s
        """;

    private static Survey survey(String text) {
        return Template.parse(text).survey(Passed.NONE, FILES);
    }

    private static List<String> needs(Survey survey) {
        return survey.sites().stream().map(site -> site.need().toString()).toList();
    }

    private static String rewritten(String text) {
        Survey survey = survey(text);
        assertEquals(List.of(), survey.problems());
        return survey.rewrite(site -> new Location("r", "k", Optional.of("v"))).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Sub 'assets-${AWS::AccountId}-${AWS::Region}'",
                "{'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}'}",
                "{'Fn::Sub': ['assets-${A}-${AWS::Region}', {A: !Ref 'AWS::AccountId'}]}",
                "!Join ['-', [assets, !Ref 'AWS::AccountId', !Ref 'AWS::Region']]",
                "!Join ['', ['assets-', {Ref: 'AWS::AccountId'}, !Sub '-${AWS::Region}']]",
                "'assets-${AWS::AccountId}-${AWS::Region}'"
            })
    void a_bucket_is_known_however_it_is_written(String bucket) {
        String text = FUNCTION.formatted("{S3Bucket: " + bucket + ", S3Key: p/" + DIGEST + ".zip}");

        assertEquals(List.of("KnownAsset[name=Hello/Code, path=asset.a]"), needs(survey(text)));
        assertEquals(
                FUNCTION.formatted("{S3ObjectVersion: v, S3Bucket: " + (bucket.matches("(!Sub )?'.*") ? "'r'" : "r")
                        + ", S3Key: k}"),
                rewritten(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{S3Bucket: other, S3Key: p/0123456789abcdef0123456789abcdef.zip}",
                "{S3Bucket: !Sub 'assets-${AWS::AccountId}-${AWS::Partition}', S3Key:"
                        + " p/0123456789abcdef0123456789abcdef.zip}",
                "{S3Bucket: !Sub 'assets-${AWS::AccountId}-${AWS::Region}', S3Key: p/other.zip}",
                "{S3Bucket: !ImportValue b, S3Key: p/0123456789abcdef0123456789abcdef.zip}"
            })
    void another_place_stays(String code) {
        assertEquals(List.of(), needs(survey(FUNCTION.formatted(code))));
    }

    @Test
    void what_stands_beside_bucket_and_key_stays_and_a_version_of_the_old_place_goes() {
        String text = FUNCTION.formatted("""
            { "S3Bucket" : {"Fn::Sub":"assets-${AWS::AccountId}-${AWS::Region}"}  ,"S3Key":"p/%s.zip",
                  "S3ObjectVersion": "old", "SourceKMSKeyArn": {"Fn::GetAtt": ["K", "Arn"]} }\
            """.formatted(DIGEST));

        assertEquals(FUNCTION.formatted("""
            { "S3Bucket" : r  ,"S3Key":"k",
                  "S3ObjectVersion": "v", "SourceKMSKeyArn": {"Fn::GetAtt": ["K", "Arn"]} }\
            """), rewritten(text));
    }

    @Test
    void both_sides_of_a_choice_are_found() {
        String place = "{S3Bucket: !Sub 'assets-${AWS::AccountId}-${AWS::Region}', S3Key: p/" + DIGEST + ".zip}";

        assertEquals(
                2,
                needs(survey(FUNCTION.formatted("!If [C, " + place + ", " + place + "]")))
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Sub 'https://s3.${AWS::Region}.${AWS::URLSuffix}/assets-${AWS::AccountId}-${AWS::Region}/p/%s.zip'",
                "!Sub 'https://assets-${AWS::AccountId}-${AWS::Region}.s3.${AWS::Region}.${AWS::URLSuffix}/p/%s.zip'",
                "!Sub 's3://assets-${AWS::AccountId}-${AWS::Region}/p/%s.zip'"
            })
    void a_url_is_known(String url) {
        String text = "Resources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: "
                + url.formatted(DIGEST) + "\n";

        assertEquals(List.of("KnownAsset[name=Hello/Code, path=asset.a]"), needs(survey(text)));
    }

    private static List<String> elsewhere(String text) {
        return survey(text).namedElsewhere().stream()
                .map(one -> one.at() + " " + one.owner() + " "
                        + one.named().getClass().getSimpleName())
                .toList();
    }

    @Test
    void what_is_named_where_no_location_can_be_put_is_found_by_its_owner_and_line() {
        assertEquals(
                List.of(
                        "4:30 I (AWS::EC2::Instance) NamedFile",
                        "8:28 R (Custom::Copy) NamedFile",
                        "9:41 P (AWS::IAM::Policy) NamedBucket",
                        "12:35 G (AWS::Lambda::Function) NamedImage",
                        "14:14 Outputs NamedBucket"),
                elsewhere("""
                    Resources:
                      I:
                        Type: AWS::EC2::Instance
                        UserData: {'Fn::Base64': !Join ["", [aws s3 cp, ' s3://', !Sub 'assets-${AWS::AccountId}', /p/%1$s.zip]]}
                        Metadata: {'aws:asset:path': p/%1$s.zip}
                      R:
                        Type: Custom::Copy
                        Properties: {Keys: [a, p/%1$s.zip]}
                      P: {Type: AWS::IAM::Policy, Resource: !Join ["", ["arn:", !Ref AWS::Partition, ":s3:::", !Sub 'assets-${AWS::AccountId}-${AWS::Region}', "/*"]]}
                      G:
                        Type: AWS::Lambda::Function
                        Properties: {Code: {ImageUri: !Sub 'x.dkr.ecr/repo:tag-%1$s'}}
                    Outputs:
                      O: {Value: !Sub 'assets-${AWS::AccountId}-${AWS::Region}'}
                    """.formatted(DIGEST)));
    }

    private static List<String> namingOrders(String text) {
        PublishedFiles files = new PublishedFiles.Builder()
                .file(new PublishedFile("Hello/Code", Optional.of("asset.a"), ""), "orders", DIGEST + ".zip")
                .done();
        return Template.parse(text).survey(Passed.NONE, files).namedElsewhere().stream()
                .map(NamedElsewhere::owner)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reorders", "orders-old", "my.orders", "my-orders", "orders2", "arn:aws:s3:::orders-old/*"})
    void a_bucket_is_not_named_by_a_longer_name(String value) {
        assertEquals(List.of(), namingOrders("Outputs:\n  O: {Value: '" + value + "'}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "s3://orders/a",
                "arn:aws:s3:::orders",
                "arn:aws:s3:::orders/*",
                "https://orders.s3.amazonaws.com/a",
                "https://s3.amazonaws.com/orders/a"
            })
    void a_bucket_is_named_however_a_text_leads_to_it(String value) {
        assertEquals(List.of("Outputs"), namingOrders("Outputs:\n  O: {Value: '" + value + "'}\n"));
    }

    @Test
    void what_is_written_for_people_names_nothing() {
        assertEquals(List.of(), namingOrders("""
            Description: the orders of a shop
            Parameters: {P: {Type: String, Description: where orders go}}
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties: {Description: takes orders, Code: {ZipFile: x}}
            """));
    }

    @Test
    void what_is_spliced_is_not_named_elsewhere() {
        assertEquals(
                List.of(),
                elsewhere(FUNCTION.formatted(
                        "{S3Bucket: !Sub 'assets-${AWS::AccountId}-${AWS::Region}', S3Key: p/" + DIGEST + ".zip}")));
    }
}
