package io.pointsman.endpoint.kept;

import java.io.Serializable;

/** Work that can be kept over a restart. */
@FunctionalInterface
public interface KeptWork extends Runnable, Serializable {}
