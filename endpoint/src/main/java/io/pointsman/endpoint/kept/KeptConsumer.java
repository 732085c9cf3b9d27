package io.pointsman.endpoint.kept;

import java.io.Serializable;
import java.util.function.Consumer;

/** A consumer that can be kept over a restart. */
@FunctionalInterface
public interface KeptConsumer<T> extends Consumer<T>, Serializable {}
