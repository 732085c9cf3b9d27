package io.pointsman.endpoint.cloudformation.stack;

import java.util.Optional;

/** One output of a stack, evaluated. */
public record Output(String value, Optional<String> description, Optional<String> export) {}
