@NullMarked
package io.pointsman.template;

import org.jspecify.annotations.NullMarked;
