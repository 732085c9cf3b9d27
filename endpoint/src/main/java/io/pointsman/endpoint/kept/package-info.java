/**
 * What is to be done later, in a form that outlives the process: a lambda of one of these types can be written down and read again. Work
 * that state holds has one of them.
 */
@NullMarked
package io.pointsman.endpoint.kept;

import org.jspecify.annotations.NullMarked;
