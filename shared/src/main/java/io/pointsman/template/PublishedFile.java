package io.pointsman.template;

import java.util.Optional;

/**
 * Something of the artifact that a template names by the place where its builder would have published it.
 *
 * @param name for people
 * @param path from the artifact's root; empty where nothing lies there
 * @param trouble why it has no path; empty text where it has
 */
public record PublishedFile(String name, Optional<String> path, String trouble) {}
