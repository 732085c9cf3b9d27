package io.pointsman.endpoint.kept;

import java.io.Serializable;
import java.util.function.Supplier;

/** A supplier that can be kept over a restart. */
@FunctionalInterface
public interface KeptSupplier<T> extends Supplier<T>, Serializable {}
