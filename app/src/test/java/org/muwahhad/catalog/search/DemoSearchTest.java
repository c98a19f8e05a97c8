package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.demo.LoadedDemo;

/** What people type, and the item they mean, which must be among the first three found. */
@Tag("long")
class DemoSearchTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Actor BUYER =
      APP.get(Actors.class)
          .get(Long.parseLong(APP.ask("SELECT id FROM person WHERE login = 'buyer'")));

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Arabic, as in the catalog
          حاسوب محمول                  | laptop
          حاسوب محمول مكتبي            | Office laptop
          حاسوب محمول خفيف             | Ultralight laptop
          حاسوب لوحي                   | Tablet computer
          حاسوب مكتبي                  | Desktop computer
          محطة عمل هندسية              | Engineering workstation
          ماسح ضوئي                    | Document scanner
          شاشة عرض                     | Monitor
          شاشة لمسية                   | Interactive touch display
          طابعة ليزر                   | Laser printer
          خادم قواعد بيانات            | database server
          جدار حماية                   | firewall
          محوّل شبكي                   | switch
          نقطة وصول لاسلكية            | Wireless access point
          اختبار اختراق                | Penetration test
          دورة تدريبية                 | training course
          حزمة برامج مكتبية            | Office productivity suite
          تخزين سحابي                  | Cloud storage
          # with and without article, marks and letters' forms; plural
          الحاسوب المحمول              | laptop
          الطابعات                     | printer
          طابعه ليزر                   | Laser printer
          اجهزة متعددة الوظائف         | Multifunction device
          حواسيب محمولة                | laptop
          الخوادم                      | server
          نُظُم تشغيل                  | operating system
          مُوجّه                       | router
          تدقيق امن المعلومات          | security audit
          فأرة                         | mouse
          لوحة مفاتيح                  | keyboard
          # with numbers in either digits
          حاسوب محمول ١٤ بوصة          | laptop, 14-inch
          شاشة ٢٧                      | 27-inch
          محول ٤٨ منفذ                 | 48 ports
          laptop 16gb                  | 16 GB
          # other words for the same
          لابتوب                       | laptop
          لاب توب                      | laptop
          كمبيوتر محمول                | laptop
          نوتبوك خفيف                  | Ultralight laptop
          تابلت                        | Tablet
          سيرفر                        | server
          راوتر                        | router
          سويتش                        | switch
          مضاد فيروسات                 | Endpoint malware protection
          سكانر                        | scanner
          ويب كام                      | camera
          جدار ناري                    | firewall
          سبورة ذكية                   | Interactive touch display
          أوفيس                        | Office productivity suite
          كيبورد                       | keyboard
          # English, as in the catalog and otherwise
          laptop                       | laptop
          notebook                     | laptop
          laptops for schools          | Classroom laptop
          rugged laptop                | Rugged field laptop
          desktop                      | Desktop
          pc                           | computer
          monitor 24                   | 24-inch
          photocopier                  | Multifunction device
          wifi 6                       | Wireless access point
          waf                          | Web application firewall
          ups                          | ninterruptible power
          antivirus                    | Endpoint malware protection
          windows licence              | operating system licence
          sql database                 | database licence
          siem                         | Security information
          helpdesk                     | User helpdesk
          pen test                     | Penetration test
          webcam                       | camera
          docking station              | Docking station
          ERP finance                  | ERP financial
          video conferencing           | Video meeting platform
          virtual server               | Cloud compute
          hypervisor                   | virtualisation
          # begun only
          lapt                         | laptop
          حاس                          | computer
          firew                        | firewall
          طابع                         | printer
          # mistyped
          latpop                       | laptop
          labtop                       | laptop
          moniter                      | Monitor
          fierwall                     | firewall
          virtualizaton                | virtualisation
          طابغة                        | printer
          حاسوب محمزل                  | laptop
          # by code
          LAP-0001                     | laptop
          srv 0001                     | server
          """)
  void people_find_what_they_mean(String typed, String meant) {
    List<String> found =
        APP.get(SearchCatalog.class).run(BUYER, SearchCatalog.Query.of(typed)).items().stream()
            .map(ItemRow::nameEn)
            .limit(3)
            .toList();

    assertThat(found).anySatisfy(name -> assertThat(name).containsIgnoringCase(meant));
  }

  @ParameterizedTest
  @CsvSource({"حاسوب محمول,laptop", "laptop,laptop", "لابتوب,laptop", "طابعة,printer"})
  void nothing_that_is_only_made_for_it_comes_first(String typed, String meant) {
    List<ItemRow> found =
        APP.get(SearchCatalog.class).run(BUYER, SearchCatalog.Query.of(typed)).items();

    assertThat(found.subList(0, 5))
        .allMatch(i -> i.name().en().toLowerCase(Locale.ROOT).contains(meant))
        .noneMatch(i -> i.name().en().contains("Docking"));
  }
}
