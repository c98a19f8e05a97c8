/** Endorsed demand over rounds, years, categories and items. */
@NullMarked
package org.muwahhad.demand.figures;

import org.jspecify.annotations.NullMarked;
