/** The endpoint in tests of JUnit 5 or later. Nothing else of the endpoint knows JUnit, and nobody but a test needs this package. */
@NullMarked
package io.pointsman.endpoint.junit;

import org.jspecify.annotations.NullMarked;
