package io.pointsman.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.secrets.Disclosure.Sides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of resources and their places; {@code hunter2} stands for what is not. */
final class DisclosureTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final Sides NOTHING = new Sides(Optional.empty(), Optional.empty());

    private static Sides sides(String before, String after) {
        return new Sides(
                Optional.of(before).filter(text -> !text.isEmpty()),
                Optional.of(after).filter(text -> !text.isEmpty()));
    }

    private static String properties(String json) {
        return "{\"Properties\":" + json.replace('\'', '"') + "}";
    }

    /** What is shown of a resource that is new. */
    private static String shown(String type, String json) {
        String context = properties(json);
        return Disclosure.BY_NAME.resource(type, sides("", context)).after().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Environment':{'Variables':{'PIN':'hunter2'}}}",
                "{'Environment':{'Variables':{'PIN':{'nested':['hunter2']}}}}",
                "{'ContainerDefinitions':[{'Environment':[{'Name':'PIN','Value':'hunter2'}]}]}",
                "{'RunConfig':{'EnvironmentVariables':{'PIN':'hunter2'}}}",
                "{'EnvironmentVariables':[{'Name':'PIN','Value':'hunter2','Type':'PLAINTEXT'}]}",
                "{'PrimaryContainer':{'Environment':{'PIN':'hunter2'}}}",
                "{'Variables':{'stage':'hunter2'}}",
                "{'MasterUserPassword':'hunter2'}",
                "{'SecretString':'{\\\"a\\\":\\\"hunter2\\\"}'}",
                "{'Parameters':{'DbPassword':'hunter2'}}",
                "{'Credentials':{'Username':'hunter2','Password':'hunter2'}}",
                "{'Name':'/prod/db-password','Type':'String','Value':'hunter2'}",
                "{'Options':[{'OptionName':'API_KEY','Value':'hunter2'}]}",
                "{'Definition':'{\\\"headers\\\":{\\\"authorization\\\":\\\"hunter2\\\"}}'}",
                "{'Url':'postgres://app:hunter2@db.internal/app'}",
                "{'Text':'-----BEGIN RSA PRIVATE KEY-----hunter2'}",
                "{'UserData':'hunter2'}"
            })
    void a_value_that_may_be_a_secret_is_not_shown(String json) {
        String shown = shown("", json);

        assertTrue(!shown.contains("hunter2") && shown.contains("changed"), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'MemorySize':'512','Code':{'S3Bucket':'b','S3Key':'k','S3ObjectVersion':'v'}}",
                "{'Environment':'prod'}",
                "{'Environment':[{'Name':'PIN','ValueFrom':'arn:aws:ssm:::parameter/x'}]}",
                "{'GenerateSecret':'true','KmsKeyArn':'arn:aws:kms:::key/1'}",
                "{'SecretString':'{{resolve:secretsmanager:db}}','Password':'{{changeSet:KNOWN_AFTER_APPLY}}'}",
                "{'Tags':[{'Key':'team','Value':'shop'}]}"
            })
    void everything_else_is_shown_as_it_is(String json) {
        assertEquals(Json.object(properties(json)), Json.object(shown(FUNCTION, json)));
    }

    /** SAM puts the values of parameters in their places, so no cause is named; whether CloudFormation hides what was is not promised. */
    @ParameterizedTest
    @CsvSource({"hunter2 601b,**** 601b", "**** 601b,hunter2 601b", "hunter2 601b,the-word 601b"})
    void what_stands_beside_a_secret_is_one_whoever_named_no_cause(String before, String after) {
        Disclosure disclosure = Disclosure.BY_NAME.and(Set.of("the-word"));

        Sides place = disclosure.place(FUNCTION, "/Properties/Description", "", sides(before, after), NOTHING);
        Sides whole = disclosure.resource(
                FUNCTION,
                sides(properties("{'Description':'" + before + "'}"), properties("{'Description':'" + after + "'}")));

        assertTrue(!(place + " " + whole).replaceAll("hidden=\\[[^]]*]", "").contains("hunter2"), place + " " + whole);
    }

    @Test
    void the_machine_of_a_build_project_is_shown_and_its_variables_are_not() {
        String shown = shown(
                "AWS::CodeBuild::Project",
                "{'Environment':{'Image':'standard:7','EnvironmentVariables':[{'Name':'PIN','Value':'hunter2'}]}}");

        assertTrue(shown.contains("standard:7") && shown.contains("PIN") && !shown.contains("hunter2"), shown);
    }

    /** One length for both: what is hidden in a resource is hidden in the reason that quotes it. */
    @Test
    void a_secret_of_six_characters_is_hidden_inside_a_text_and_a_shorter_one_where_it_stands_alone() {
        Disclosure disclosure = new Disclosure(ShowValues.NONE, Set.of(), Set.of("sesame", "abcde"));
        String texts = properties("{'A':'say sesame!','B':'abcdefgh','C':'abcde'}");

        assertEquals(
                Optional.of(properties("{'A':'changed','B':'abcdefgh','C':'changed'}")),
                disclosure.resource("", sides("", texts)).after());
        assertEquals("say changed! abcdefgh", disclosure.masked("say sesame! abcdefgh"));
    }

    @Test
    void a_hidden_value_says_whether_it_changes() {
        Sides shown = Disclosure.BY_NAME.resource(
                FUNCTION,
                sides(
                        properties("{'Environment':{'Variables':{'A':'one','B':'same'}}}"),
                        properties("{'Environment':{'Variables':{'A':'two','B':'same'}}}")));

        assertEquals(
                Optional.of(properties("{'Environment':{'Variables':{'A':'changed','B':'unchanged'}}}")),
                shown.after());
        assertEquals(Set.of("one", "two", "same"), shown.hidden());
    }

    @Test
    void what_cloudformation_shows_as_asterisks_may_have_changed() {
        String same = properties("{'Description':'****','Url':'https://x/****'}");

        assertEquals(
                Optional.of(properties("{'Description':'changed','Url':'changed'}")),
                Disclosure.BY_NAME.resource("", sides(same, same)).after());
    }

    @Test
    void what_stood_where_a_reference_stands_now_may_be_the_secret_itself() {
        Sides shown = Disclosure.BY_NAME.resource(
                "", sides(properties("{'Description':'hunter2'}"), properties("{'Description':'{{resolve:ssm:/x}}'}")));

        assertEquals(Optional.of(properties("{'Description':'changed'}")), shown.before());
        assertEquals(Optional.of(properties("{'Description':'{{resolve:ssm:/x}}'}")), shown.after());
    }

    @Test
    void a_resource_that_cannot_be_read_is_not_shown() {
        assertEquals(
                Optional.of("changed"),
                Disclosure.BY_NAME
                        .resource("", sides("", "{\"Password\":\"hunter2"))
                        .after());
    }

    @ParameterizedTest
    @CsvSource({
        "/Properties/Environment/Variables/PIN",
        "/Properties/ContainerDefinitions/0/Environment/0/Value",
        "/Properties/MasterUserPassword",
        "/Properties/Auth~1Token/0",
        "/Metadata/Secrets/x"
    })
    void a_place_that_may_hold_a_secret_is_changed_and_no_more(String path) {
        Sides shown = Disclosure.BY_NAME.place("", path, "", sides("hunter1", "hunter2"), NOTHING);

        assertEquals(Optional.empty(), shown.before());
        assertEquals(Optional.of("changed"), shown.after());
    }

    @Test
    void a_place_that_holds_all_variables_is_shown_by_their_names() {
        Sides shown = Disclosure.BY_NAME.place(
                FUNCTION, "/Properties/Environment", "", sides("", "{\"Variables\":{\"PIN\":\"hunter2\"}}"), NOTHING);

        assertEquals(Optional.of("{\"Variables\":{\"PIN\":\"changed\"}}"), shown.after());
    }

    @Test
    void the_value_of_a_pair_bears_the_name_beside_it() {
        Sides context = sides("", properties("{'Options':[{'Name':'Size','Value':'1'},{'Name':'Pwd','Value':'2'}]}"));

        assertEquals(
                Optional.of("changed"),
                Disclosure.BY_NAME
                        .place("", "/Properties/Options/1/Value", "", sides("", "2"), context)
                        .after());
        assertEquals(
                Optional.of("1"),
                Disclosure.BY_NAME
                        .place("", "/Properties/Options/0/Value", "", sides("", "1"), context)
                        .after());
    }

    @Test
    void what_comes_from_a_parameter_that_is_secret_is_not_shown() {
        Disclosure disclosure = new Disclosure(new ShowValues(List.of("Pin", "DbPassword")), Set.of("Pin"), Set.of());
        Sides value = sides("hunter1", "hunter2");

        assertEquals(
                Optional.of("changed"),
                disclosure.place("", "/Properties/Name", "Pin", value, NOTHING).after());
        assertEquals(
                Optional.of("changed"),
                disclosure
                        .place("", "/Properties/Name", "ApiToken", value, NOTHING)
                        .after());
        assertEquals(
                Optional.of("hunter2"),
                disclosure
                        .place("", "/Properties/Name", "DbPassword", value, NOTHING)
                        .after());
    }

    @Test
    void the_value_of_a_secret_parameter_is_not_shown_wherever_it_stands() {
        Disclosure disclosure = new Disclosure(ShowValues.NONE, Set.of("P"), Set.of("long-enough", "ab"));

        assertEquals(
                Optional.of(properties("{'A':'changed','B':'changed','C':'about'}")),
                disclosure
                        .resource("", sides("", properties("{'A':'x long-enough y','B':'ab','C':'about'}")))
                        .after());
    }

    @Test
    void what_the_stack_has_for_a_secret_parameter_is_not_shown_either() {
        Disclosure disclosure = Disclosure.BY_NAME.and(Map.of("DbPassword", "hunter2", "Stage", "prod", "Empty", ""));

        assertEquals(
                Optional.of(properties("{'A':'changed','B':'prod'}")),
                disclosure
                        .resource("", sides(properties("{'A':'hunter2','B':'prod'}"), ""))
                        .before());
    }

    @Test
    void show_values_lists_what_may_be_shown() {
        Disclosure disclosure =
                new Disclosure(new ShowValues(List.of("LOG_*", "TABLE", "ClientSecret")), Set.of(), Set.of());

        assertEquals(
                Optional.of(
                        properties("{'Environment':{'Variables':{'LOG_LEVEL':'info','TABLE':'t','TABLES':'changed'}},"
                                + "'ClientSecret':'x','Password':'changed'}")),
                disclosure
                        .resource(
                                FUNCTION,
                                sides(
                                        "",
                                        properties("{'Environment':{'Variables':{'LOG_LEVEL':'info','TABLE':'t',"
                                                + "'TABLES':'z'}},'ClientSecret':'x','Password':'y'}")))
                        .after());
    }
}
