/** What the policy of a session lets it do. */
@NullMarked
package io.pointsman.endpoint.session;

import org.jspecify.annotations.NullMarked;
