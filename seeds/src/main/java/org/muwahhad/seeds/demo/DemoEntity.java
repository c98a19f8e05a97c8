package org.muwahhad.seeds.demo;

import java.util.List;
import org.muwahhad.seeds.Bilingual;

/**
 * A procuring entity: a real kind of ministry or agency, with invented sites and people.
 *
 * @param code stable key, the state's code first
 * @param state ISO 3166-1 code of its member state
 * @param size 1 small to 3 large; drives how much it orders
 * @param officer code of the {@link DemoPerson} who prepares its submissions
 */
public record DemoEntity(
    String code, String state, Bilingual name, int size, List<Site> sites, String officer) {

  /** A place to deliver to. */
  public record Site(String code, Bilingual name, Bilingual city) {}
}
