/**
 * Reports read and downloaded: what waits for each person who decides, and which figures changed
 * since.
 */
@NullMarked
package org.muwahhad.reporting.desk;

import org.jspecify.annotations.NullMarked;
