package io.pointsman.alias;

import io.pointsman.template.Template;
import java.util.List;
import java.util.Map;

/**
 * A template whose production aliases CloudFormation leaves alone.
 *
 * @param aliases function by the logical id of its alias resource, both with those of nested stacks before them
 * @param warnings what a person should know, in sentences
 */
public record Pinned(Template template, List<Pin> pins, Map<String, String> aliases, List<String> warnings) {}
