package io.pointsman.actions.rewrite;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is most likely meant by a path that is not in an archive or a package. */
final class MissingPath {
    private final Collection<String> paths;

    /** @param paths of the files that are there */
    MissingPath(Collection<String> paths) {
        this.paths = paths;
    }

    /** Follows a message: {@code ; there is ...}. */
    String hint(String path) {
        return inOtherCase(path)
                .or(() -> withBackslashes(path))
                .or(() -> inTopFolder(path))
                .orElse("; build it, or correct the path (it is relative to the template)");
    }

    private Optional<String> inOtherCase(String path) {
        return paths.stream()
                .filter(other ->
                        other.equalsIgnoreCase(path) || other.regionMatches(true, 0, path + "/", 0, path.length() + 1))
                .findFirst()
                .map(other -> "; there is " + other.substring(0, path.length()) + ", and case counts");
    }

    /** As old programs for Windows write names. */
    Optional<String> withBackslashes(String path) {
        return paths.stream()
                .filter(other -> other.contains("\\"))
                .filter(other -> {
                    String plain = other.replace('\\', '/');
                    return plain.equals(path) || plain.startsWith(path + "/");
                })
                .findFirst()
                .map(other -> "; the zip names it " + other
                        + " with backslashes, which are no folders to AWS; pack it with a program that writes slashes"
                        + " (.NET 4.6.1 or later, 7-Zip, Explorer)");
    }

    /** As when the folder was packed and not what is in it. */
    Optional<String> inTopFolder(String path) {
        Set<String> tops = paths.stream()
                .map(other -> other.substring(0, other.indexOf('/') + 1))
                .filter(top -> !top.equals("__MACOSX/"))
                .collect(Collectors.toSet());
        return tops.size() == 1 && !tops.contains("") ? top(tops.iterator().next(), path) : Optional.empty();
    }

    private Optional<String> top(String folder, String path) {
        return paths.stream()
                .filter(other -> other.equals(folder + path) || other.startsWith(folder + path + "/"))
                .findFirst()
                .map(other -> "; everything lies in the one folder " + folder + "; pack what is in the folder, not the"
                        + " folder itself");
    }

    /** Two names that look the same and are not: macOS decomposes them. */
    static boolean looksLike(String one, String other) {
        return !one.equals(other)
                && Normalizer.normalize(one, Normalizer.Form.NFC)
                        .equals(Normalizer.normalize(other, Normalizer.Form.NFC));
    }
}
