/**
 * The dialogue on an abnormally low price: question to the bidder, answer, decision (UNCITRAL Model
 * Law, art. 20).
 */
@NullMarked
package org.muwahhad.evaluation.lowprice;

import org.jspecify.annotations.NullMarked;
