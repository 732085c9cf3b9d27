package io.pointsman.template;

/** The rewrite as the tests ask for it: the template's folder becomes {@code s3://store/whole}, a part {@code s3://store/PART}. */
final class Rewrites {
    private Rewrites() {}

    static String of(String text) {
        return Template.parse(text).survey().rewrite(Rewrites::place).text();
    }

    static Rewritten whole(String text) {
        return Template.parse(text).survey().rewrite(Rewrites::place);
    }

    static java.util.List<String> problems(String text) {
        return Template.parse(text).survey().problems().stream()
                .map(problem -> problem.in("t"))
                .toList();
    }

    static Location place(CodeSite site) {
        return switch (site.need()) {
            case CodeSite.Local(String path, var ignored) ->
                Location.of("store", path.equals(".") ? "whole" : path.replaceFirst("^\\./", ""));
            case CodeSite.KnownAsset(var ignored, String path) -> Location.of("store", path);
            case CodeSite.ByParameters ignored -> Location.of("store", "whole");
        };
    }
}
