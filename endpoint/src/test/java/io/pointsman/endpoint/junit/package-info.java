@NullMarked
package io.pointsman.endpoint.junit;

import org.jspecify.annotations.NullMarked;
