package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A member goes with its comma, a section with its last member, and every other byte stays. */
final class TakingOutTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"P": {"a": 1, "b": 2, "c": 3}, "R": {}}           | a | {"P": {"b": 2, "c": 3}, "R": {}}
        {"P": {"a": 1, "b": 2, "c": 3}, "R": {}}           | b | {"P": {"a": 1, "c": 3}, "R": {}}
        {"P": {"a": 1, "b": 2, "c": 3}, "R": {}}           | c | {"P": {"a": 1, "b": 2}, "R": {}}
        {"P": {"a": 1}, "R": {}}                           | a | {"R": {}}
        {"R": {}, "P": {"a": {"x": [1, {"y": "}"}]}}}      | a | {"R": {}}
        {"R": {},"P":{"a":1,"b":2}}                        | b | {"R": {},"P":{"a":1}}
        {"R": {}  ,  "P"  :  {  "a"  :  1  ,  "b":2 } }    | a | {"R": {}  ,  "P"  :  {  "b":2 } }
        {"R": {}, "P": {"b": 1}}                           | a | {"R": {}, "P": {"b": 1}}
        {P: {a: 1, b: 2}, R: {}}                           | b | {P: {a: 1}, R: {}}
        {P: {? a : 1, b: 2}, R: {}}                        | a | {P: {b: 2}, R: {}}
        {"é😀": 1, "P": {"a": "😀", "b": 2}, "R": {}}      | a | {"é😀": 1, "P": {"b": 2}, "R": {}}
        """)
    void json_in_one_line(String text, String member, String expected) {
        assertEquals(expected, without(text, member));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        P:~  a: 1~  b: 2~R: {}~         | a | P:~  b: 2~R: {}~
        P:~  a: 1~  b: 2~R: {}~         | b | P:~  a: 1~R: {}~
        P:~  a:~    x: 1~R: {}~         | a | R: {}~
        R: {}~P:~  a:~    x: 1~         | a | R: {}~
        P:~  a: 1 # one~  b: 2~R: {}~   | b | P:~  a: 1~R: {}~
        """)
    void yaml_in_blocks(String text, String member, String expected) {
        assertEquals(expected.replace('~', '\n'), without(text.replace('~', '\n'), member));
    }

    private static String without(String text, String member) {
        TemplateEdits edits = new TemplateEdits(Template.parse(text));
        edits.remove("P", member);
        return edits.done().source();
    }
}
