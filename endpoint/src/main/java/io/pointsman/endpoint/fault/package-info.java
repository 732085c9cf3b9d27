/**
 * Calls that go wrong as calls to AWS do: before their effect or after it, with an answer or without one.
 *
 * <p>Only what comes over the wire is touched; what AWS's services ask of each other goes on.
 */
@NullMarked
package io.pointsman.endpoint.fault;

import org.jspecify.annotations.NullMarked;
