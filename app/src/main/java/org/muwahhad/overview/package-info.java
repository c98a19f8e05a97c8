/**
 * The overview for those who lead: how far rounds and tenders are, what was saved, what is late and
 * what waits for whom. It shows figures of the stages and has none of its own.
 */
@NullMarked
package org.muwahhad.overview;

import org.jspecify.annotations.NullMarked;
