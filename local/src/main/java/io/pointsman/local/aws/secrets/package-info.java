@NullMarked
package io.pointsman.local.aws.secrets;

import org.jspecify.annotations.NullMarked;
