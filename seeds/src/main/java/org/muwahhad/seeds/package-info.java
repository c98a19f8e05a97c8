/**
 * Reference data of the member states and the demonstration data set, as plain records. Nothing
 * here knows a database: the application plays the records through its own acts.
 */
@NullMarked
package org.muwahhad.seeds;

import org.jspecify.annotations.NullMarked;
