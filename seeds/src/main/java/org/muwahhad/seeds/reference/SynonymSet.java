package org.muwahhad.seeds.reference;

import java.util.List;

/**
 * Words that a search of the catalog takes for one another, each entry one word or several.
 *
 * @param ar Arabic ones
 * @param en English ones
 */
public record SynonymSet(List<String> ar, List<String> en) {

  public SynonymSet {
    ar = List.copyOf(ar);
    en = List.copyOf(en);
  }
}
