@NullMarked
package io.pointsman.json;

import org.jspecify.annotations.NullMarked;
