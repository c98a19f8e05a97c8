/**
 * What comes before a demand round: the yearly plans of the states, the joint plan made of them,
 * the intention to buy that is announced before a round, and what was asked, ordered and taken
 * beside what was planned. This package holds the entries and rules of all of them. Each subpackage
 * uses only those before it: {@code state}, {@code joint}, {@code intention}, {@code comparison}.
 */
@NullMarked
package org.muwahhad.plan;

import org.jspecify.annotations.NullMarked;
