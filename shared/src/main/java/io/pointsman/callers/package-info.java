/**
 * Who calls the functions of a template, and by which alias. A caller that is wired to {@code $LATEST} gets new code before any shift, so
 * the shift of that function would be an illusion.
 */
@NullMarked
package io.pointsman.callers;

import org.jspecify.annotations.NullMarked;
