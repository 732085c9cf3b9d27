package io.pointsman.template;

import java.util.Map;

/**
 * A rewritten template.
 *
 * @param parameters values for the parameters that stand for a location
 */
public record Rewritten(String text, Map<String, String> parameters) {}
