@NullMarked
package io.pointsman.artifact;

import org.jspecify.annotations.NullMarked;
