package org.muwahhad.organisation.entity;

import org.jspecify.annotations.Nullable;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;

/** What a delivery site is called and where it is. */
public record SiteContent(@Nullable Bilingual name, @Nullable Bilingual city) {
  Bilingual givenName() {
    return RequiredInput.bilingual(name);
  }

  Bilingual givenCity() {
    return RequiredInput.bilingual(city);
  }

  Faults check(Faults faults) {
    return faults
        .name("name.ar", givenName().ar(), 300)
        .name("name.en", givenName().en(), 300)
        .name("city.ar", givenCity().ar(), 100)
        .name("city.en", givenCity().en(), 100);
  }
}
