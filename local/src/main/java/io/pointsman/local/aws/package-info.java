@NullMarked
package io.pointsman.local.aws;

import org.jspecify.annotations.NullMarked;
