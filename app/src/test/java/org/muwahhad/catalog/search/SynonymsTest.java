package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

@Tag("long")
class SynonymsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Actor READER = WORLD.aPersonWho(Role.AUDITOR);
  private final AddSynonyms add = APP.get(AddSynonyms.class);
  private final ChangeSynonyms change = APP.get(ChangeSynonyms.class);
  private final RemoveSynonyms remove = APP.get(RemoveSynonyms.class);
  private final ViewSynonyms view = APP.get(ViewSynonyms.class);

  @Test
  void a_group_is_added_changed_and_removed_and_the_next_search_knows() {
    String code = CatalogFixture.aCode();
    addItem(code, new Bilingual("قاذف لهب", "Flamethrower"));
    assertThat(codes("dragon")).isEmpty();

    long group = add.run(CATALOG.manager(), words("قاذف لهب", "dragon"));
    assertThat(codes("dragon")).containsExactly(code);
    assertThat(lastAct(group)).isEqualTo("catalog.synonyms-added");

    change.run(CATALOG.manager(), group, 0, words("قاذف لهب", "salamander"));
    assertThat(codes("dragon")).isEmpty();
    assertThat(codes("salamander")).containsExactly(code);
    assertThat(lastAct(group)).isEqualTo("catalog.synonyms-changed");

    remove.run(CATALOG.manager(), group, 1);
    assertThat(codes("salamander")).isEmpty();
    assertThat(lastAct(group)).isEqualTo("catalog.synonyms-removed");
    assertThatThrownBy(() -> view.get(READER, group)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void what_begins_as_typed_comes_before_what_only_means_the_same() {
    addItem("HLP-0001", new Bilingual("مكتب مساعدة", "User helpdesk"));
    addItem("SRV-0001", new Bilingual("خادم", "Tower server"));
    add.run(CATALOG.manager(), words("خادم", "server"));
    add.run(CATALOG.manager(), new SynonymWords(List.of(), List.of("helpdesk", "service desk")));

    assertThat(codes("serv")).containsExactly("SRV-0001", "HLP-0001");
    assertThat(codes("service desk")).containsExactly("HLP-0001");
  }

  private static void addItem(String code, Bilingual name) {
    APP.get(AddItem.class)
        .run(CATALOG.manager(), CatalogFixture.laptop(code, name, new Bilingual("و", "d")));
  }

  @Test
  void a_group_that_changed_meanwhile_is_a_conflict() {
    long group = add.run(CATALOG.manager(), words("كلمة أولى", "first word"));
    change.run(CATALOG.manager(), group, 0, words("كلمة أولى", "second word"));

    assertThatThrownBy(
            () -> change.run(CATALOG.manager(), group, 0, words("كلمة أولى", "third word")))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> remove.run(CATALOG.manager(), group, 0))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void words_that_cannot_stand_together_are_refused_one_by_one() {
    add.run(CATALOG.manager(), words("مأخوذة", "taken"));

    assertThat(codesOfFaults(new SynonymWords(List.of("وحيدة"), List.of())))
        .containsExactly("catalog.synonyms-too-few");
    assertThat(codesOfFaults(words("مأخوذه", "other"))).containsExactly("catalog.synonym-taken");
    assertThat(codesOfFaults(new SynonymWords(List.of(), List.of("Same", "same"))))
        .containsExactly("catalog.synonym-twice");
    assertThat(codesOfFaults(words("!!", "sign"))).containsExactly("catalog.synonym-no-word");
    assertThat(codesOfFaults(words("طويل", "x".repeat(101)))).containsExactly("shared.too-long");
    assertThat(
            codesOfFaults(
                new SynonymWords(
                    List.of(), IntStream.range(0, 31).mapToObj(n -> "word" + n).toList())))
        .containsExactly("catalog.synonyms-too-many");
  }

  @Test
  void only_catalog_managers_keep_them_and_only_they_and_auditors_see_them() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> add.run(buyer, words("أ ب", "a b")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> change.run(READER, 1, 0, words("أ ب", "a b")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> remove.run(READER, 1, 0)).isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> view.list(buyer, new ListChoice("/", "", "", "", 1)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void the_database_itself_keeps_a_word_in_one_group_not_empty_and_of_a_known_language() {
    long group = add.run(CATALOG.manager(), words("حارس", "guard"));

    assertThatThrownBy(() -> insert(group, 8, "en", "guard"))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining("uq_synonym_term");
    assertThatThrownBy(() -> insert(group, 8, "en", ""))
        .hasMessageContaining("ck_synonym_term_text");
    assertThatThrownBy(() -> insert(group, 8, "fr", "garde"))
        .hasMessageContaining("ck_synonym_term_language");
    assertThatThrownBy(() -> insert(999_999, 1, "en", "orphan"))
        .hasMessageContaining("fk_synonym_term_group");
  }

  @Test
  void a_manager_adds_changes_and_removes_a_group_in_the_browser_and_nobody_else_does() {
    Browserless manager = Browserless.signedInAs(APP, CATALOG.manager().login());
    manager.get("/language/en?back=/catalog");

    manager.get("/catalog/synonyms");
    HttpResponse<String> refused = manager.post("/catalog/synonyms", "ar", "", "en", "alone");
    HttpResponse<String> added =
        manager.post("/catalog/synonyms", "ar", "مكتبة الصور", "en", "photo library\nalbum");
    long group =
        Long.parseLong(APP.ask("SELECT group_id FROM synonym_term WHERE normalised = 'album'"));
    HttpResponse<String> form = manager.get("/catalog/synonyms/" + group);
    HttpResponse<String> changed =
        manager.post("/catalog/synonyms/" + group, "version", "0", "ar", "", "en", "album\nphotos");
    manager.get("/catalog/synonyms/" + group);
    HttpResponse<String> removed =
        manager.post("/catalog/synonyms/" + group + "/remove", "version", "1");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Enter at least two words", "alone");
    assertThat(added.body()).contains("was added", "photo library, album", "مكتبة الصور");
    assertThat(form.body()).contains("photo library\nalbum");
    assertThat(changed.body()).contains("was changed", "album, photos");
    assertThat(removed.body()).contains("was removed").doesNotContain("album, photos");
    Browserless buyer = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER).login());
    assertThat(buyer.get("/catalog/synonyms").statusCode()).isEqualTo(403);
  }

  private static SynonymWords words(String ar, String en) {
    return new SynonymWords(List.of(ar), List.of(en));
  }

  private List<String> codesOfFaults(SynonymWords words) {
    try {
      add.run(CATALOG.manager(), words);
      return List.of();
    } catch (Refusal.InvalidInput refused) {
      return refused.faults().stream().map(Refusal.Fault::code).toList();
    }
  }

  private static void insert(long group, int position, String language, String normalised) {
    APP.sql(
        "INSERT INTO synonym_term VALUES (%d, %d, '%s', '%s', '%s')"
            .formatted(group, position, language, normalised, normalised));
  }

  private static String lastAct(long group) {
    return APP.ask(
        """
        SELECT act FROM audit_entry WHERE object_type = 'synonyms' AND object_id = '%d'
         ORDER BY id DESC LIMIT 1"""
            .formatted(group));
  }

  private static List<String> codes(String text) {
    return APP.get(SearchCatalog.class).run(READER, SearchCatalog.Query.of(text)).items().stream()
        .map(ItemRow::code)
        .toList();
  }
}
