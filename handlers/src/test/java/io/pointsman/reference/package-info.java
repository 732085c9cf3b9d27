/** What is written from the code: schemas and the reference. {@code mvn test -Dreference.mode=write} writes, every other run compares. */
@NullMarked
package io.pointsman.reference;

import org.jspecify.annotations.NullMarked;
