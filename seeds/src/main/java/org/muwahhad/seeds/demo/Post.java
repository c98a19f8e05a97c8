package org.muwahhad.seeds.demo;

import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/** A post to be filled by an invented person; its code is also the login. */
record Post(
    String code,
    DemoRole role,
    boolean signsIn,
    @Nullable String state,
    @Nullable String entity,
    @Nullable String supplier,
    @Nullable Bilingual organisation,
    DemoPerson.@Nullable Expertise expertise,
    boolean chair) {

  Post(String code, DemoRole role) {
    this(code, role, true, null, null, null, null, null, false);
  }

  Post named(String newCode) {
    return new Post(newCode, role);
  }

  Post of(String ofState) {
    return new Post(code, role, signsIn, ofState, entity, supplier, organisation, expertise, chair);
  }

  Post at(String entityCode, Bilingual name) {
    return new Post(code, role, signsIn, state, entityCode, supplier, name, expertise, chair);
  }

  Post bidding(String supplierCode, Bilingual name) {
    return new Post(code, role, signsIn, state, entity, supplierCode, name, expertise, chair);
  }

  Post knowing(DemoPerson.Expertise what) {
    return new Post(code, role, signsIn, state, entity, supplier, organisation, what, chair);
  }

  Post chairing() {
    return new Post(code, role, signsIn, state, entity, supplier, organisation, expertise, true);
  }

  Post withoutLogin() {
    return new Post(code, role, false, state, entity, supplier, organisation, expertise, chair);
  }
}
