/**
 * Who takes part. Here lies what its parts share, and the list of member states; holidays and
 * rates, entities, people and suppliers have parts of their own.
 */
@NullMarked
package org.muwahhad.organisation;

import org.jspecify.annotations.NullMarked;
