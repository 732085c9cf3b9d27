package io.pointsman.template;

/** JSON may be indented with tabs and YAML may not: for the parser, JSON's tabs are spaces. No place moves by that. */
final class Tabs {
    private Tabs() {}

    static String bare(String text) {
        return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    }
}
