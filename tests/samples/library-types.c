/* Device types. Ports of products are those of the NetBox device-type library (CC0); sizes, masses
 * and power are noted as what they are: general knowledge, or an estimate. A value that nobody
 * could vouch for is left out. */
#include "config.h"

#include "tests/samples/library.h"

#define NOTED "2026-11-28"
#define LIBRARY(file) "Ports and height: " file ", NetBox device-type library (CC0)"
#define GENERAL "General knowledge of its data sheet"
#define SIZE                                                  \
  { "depth_mm,mass_g", GENERAL " (largest configuration)", NOTED, "general" }
#define PLAN "No product: usual values for equipment of this kind, to plan with"
#define EQUIPMENT \
  { "parts,base_mw", "An example equipment, not a product's bundle", NOTED, "heuristic" }
#define ESTIMATED(fields) { fields, "Estimate for equipment of this kind", NOTED, "heuristic" }
#define SFP28 "25gbase-x-sfp28"
#define QSFP28 "100gbase-x-qsfp28"
#define TWO_INLETS "in|PSU#|1-2|iec-60320-c14;"
#define BIG_INLETS "in|PSU#|1-2|iec-60320-c20;"
#define NIC25 "if|NIC1 port #|1-2|" SFP28 "|25 Gbps;"
#define BMC(name) "mg|" name "||1000base-t|1 Gbps"
#define SWITCH48(name, first, up) \
  "if|" name "#|1-48|" first ";if|" name "#|" up "|" QSFP28 "|100 Gbps;" \
  "mg|Management||1000base-t|1 Gbps;co|Console||rj-45;"
#define C13(leg, bank, n) \
  "out|" bank " C13 #|1-" n "|iec-60320-c13|" leg "|Bank " bank ";"
#define C19(leg, bank, n) \
  "out|" bank " C19 #|1-" n "|iec-60320-c19|" leg "|Bank " bank
#define CABLES "fr|#|1-24|8p8c;re|R#|1-24|8p8c"

const TypeRow library_types[] = {
  /* Servers */
  { "dell-poweredge-r640", "PowerEdge R640", "server", "Dell", "PowerEdge R640", NULL, "1 U",
    "808 mm", "21.9 kg", "front-to-rear", NULL, "base_mw=60 W",
    TWO_INLETS "if|Gig-E #|1-2|1000base-t|1 Gbps;" NIC25 BMC ("iDRAC"), NULL,
    "xeon-gold-6230*2;ddr4-32*12;m2-480*2;sata-ssd-960*6;nic-2x25*1;psu-750-platinum*2",
    LIBRARY ("PowerEdge-R640.yaml"), NOTED, "source", { SIZE, EQUIPMENT } },
  { "dell-poweredge-r650", "PowerEdge R650", "server", "Dell", "PowerEdge R650", NULL, "1 U",
    "823 mm", "21.2 kg", "front-to-rear", NULL, "base_mw=80 W",
    TWO_INLETS "if|Gig-E #|1-2|1000base-t|1 Gbps;" NIC25 BMC ("iDRAC9"), NULL,
    "xeon-silver-4314*2;ddr4-32*16;m2-480*2;nvme-3840*6;nic-2x25*1;psu-800-platinum*2",
    LIBRARY ("PowerEdge-R650.yaml"), NOTED, "source", { SIZE, EQUIPMENT } },
  { "dell-poweredge-r740xd", "PowerEdge R740xd", "server", "Dell", "PowerEdge R740xd", NULL,
    "2 U", "737 mm", "33.1 kg", "front-to-rear", NULL, "base_mw=80 W",
    TWO_INLETS "if|Gig-E #|1-2|1000base-t|1 Gbps;" NIC25 BMC ("iDRAC"), NULL,
    "xeon-gold-6248*2;ddr4-32*12;m2-480*2;sas-10k-2400*20;nic-2x25*1;psu-1100-platinum*2",
    LIBRARY ("PowerEdge-R740xd.yaml"), NOTED, "source", { SIZE, EQUIPMENT } },
  { "dell-poweredge-r750", "PowerEdge R750", "server", "Dell", "PowerEdge R750", NULL, "2 U",
    "772 mm", "35.3 kg", "front-to-rear", NULL, "base_mw=90 W",
    TWO_INLETS "if|Gig-E #|1-2|1000base-t|1 Gbps;" NIC25 BMC ("iDRAC9"), NULL,
    "xeon-gold-6330*2;ddr4-64*16;m2-480*2;nvme-3840*12;nic-2x25*1;psu-1400-platinum*2",
    LIBRARY ("PowerEdge-R750.yml"), NOTED, "source", { SIZE, EQUIPMENT } },
  { "hpe-proliant-dl360-gen10", "ProLiant DL360 Gen10", "server", "HPE", "ProLiant DL360 Gen10",
    NULL, "1 U", "707 mm", "16.3 kg", "front-to-rear", NULL, "base_mw=60 W",
    TWO_INLETS "if|Gig-E #|1-4|1000base-t|1 Gbps;" NIC25 BMC ("iLO"), NULL,
    "xeon-gold-6230*2;ddr4-32*12;sata-ssd-960*8;nic-2x25*1;psu-800-platinum*2",
    LIBRARY ("ProLiant-DL360-Gen10.yaml"), NOTED, "source", { SIZE, EQUIPMENT } },
  { "hpe-proliant-dl380-gen10", "ProLiant DL380 Gen10", "server", "HPE", "ProLiant DL380 Gen10",
    NULL, "2 U", "680 mm", NULL, "front-to-rear", NULL, "base_mw=80 W",
    TWO_INLETS "if|Gig-E #|1-4|1000base-t|1 Gbps;" NIC25 BMC ("iLO"), NULL,
    "xeon-gold-6248*2;ddr4-32*12;sas-10k-2400*12;nic-2x25*1;psu-800-platinum*2", GENERAL, NOTED,
    "general", { EQUIPMENT } },
  { "lenovo-thinksystem-sr650", "ThinkSystem SR650", "server", "Lenovo", "ThinkSystem SR650",
    "7X06", "2 U", "764 mm", "32 kg", "front-to-rear", NULL, "base_mw=80 W",
    TWO_INLETS "if|LOM #|1-4|1000base-t|1 Gbps;" NIC25 BMC ("XCC"), NULL,
    "xeon-gold-6248*2;ddr4-32*12;sata-ssd-960*12;nic-2x25*1;psu-1100-platinum*2",
    LIBRARY ("ThinkSystem-SR650.yaml"), NOTED, "source", { SIZE, EQUIPMENT } },
  { "intel-r2208wf", "R2208WF", "server", "Intel", "R2208WF", NULL, "2 U", "710 mm", NULL,
    "front-to-rear", NULL, NULL, TWO_INLETS NIC25 BMC ("BMC"), NULL,
    "xeon-platinum-8280l*2;article-rdimm-64*12;article-pmem-256*12;article-p4800x*2;"
    "article-p4510*4;article-xxv710*1",
    "Equipment: \"Server rack design and capacity planning\" (blog article, 2021-01-11)",
    "2021-01-11", "source", { { "depth_mm,airflow,ports", GENERAL, NOTED, "general" } } },
  { "generic-server-1u-2psu", "Generic 1U server, 2 supplies", "server", "Generic",
    "1U server, 2 supplies", NULL, "1 U", "750 mm", "18 kg", "front-to-rear", "350 W",
    "power_idle_mw=150 W;power_peak_mw=550 W", TWO_INLETS "if|LOM #|1-2|1000base-t|1 Gbps;" NIC25
    BMC ("BMC"), NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-server-1u-1psu", "Generic 1U server, 1 supply", "server", "Generic",
    "1U server, 1 supply", NULL, "1 U", "600 mm", "12 kg", "front-to-rear", "180 W",
    "power_idle_mw=80 W;power_peak_mw=280 W", "in|PSU1||iec-60320-c14;"
    "if|LOM #|1-2|1000base-t|1 Gbps;" BMC ("BMC"), NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-server-2u-2psu", "Generic 2U server, 2 supplies", "server", "Generic",
    "2U server, 2 supplies", NULL, "2 U", "750 mm", "28 kg", "front-to-rear", "500 W",
    "power_idle_mw=200 W;power_peak_mw=800 W", TWO_INLETS "if|LOM #|1-2|1000base-t|1 Gbps;" NIC25
    BMC ("BMC"), NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-appliance-half-width", "Generic 1U appliance, half width", "other", "Generic",
    "1U appliance, half width", NULL, "1 U", "400 mm", "5 kg", "front-to-rear", "80 W",
    "width=half;full_depth=false;power_idle_mw=60 W;power_peak_mw=120 W",
    "in|PSU1||iec-60320-c14;if|Port #|1-8|1000base-t|1 Gbps;if|SFP+ #|1-4|10gbase-x-sfpp|10 Gbps;"
    BMC ("Management"), NULL, NULL, PLAN, NOTED, "heuristic" },
  /* Switches */
  { "arista-dcs-7050sx3-48yc8-f", "7050SX3-48YC8, front to rear", "switch", "Arista",
    "DCS-7050SX3-48YC8-F", "DCS-7050SX3-48YC8-F", "1 U", "470 mm", "9.5 kg", "front-to-rear",
    "200 W", "full_depth=false;power_peak_mw=360 W",
    SWITCH48 ("Ethernet", SFP28 "|25 Gbps", "49-56") "in|PSU#|1-2|iec-60320-c14", NULL, NULL,
    LIBRARY ("DCS-7050SX3-48YC8-F.yaml") "; mass 21 lb", NOTED, "source",
    { { "depth_mm,full_depth", GENERAL, NOTED, "general" },
      ESTIMATED ("power_typical_mw,power_peak_mw") } },
  { "arista-dcs-7050sx3-48yc8-r", "7050SX3-48YC8, rear to front", "switch", "Arista",
    "DCS-7050SX3-48YC8-R", "DCS-7050SX3-48YC8-R", "1 U", "470 mm", "9.5 kg", "rear-to-front",
    "200 W", "full_depth=false;power_peak_mw=360 W",
    SWITCH48 ("Ethernet", SFP28 "|25 Gbps", "49-56") "in|PSU#|1-2|iec-60320-c14", NULL, NULL,
    LIBRARY ("DCS-7050SX3-48YC8-R.yaml") "; mass 21 lb", NOTED, "source",
    { { "depth_mm,full_depth", GENERAL, NOTED, "general" },
      ESTIMATED ("power_typical_mw,power_peak_mw") } },
  { "cisco-n9k-c93180yc-fx", "Nexus 93180YC-FX", "switch", "Cisco", "N9K-C93180YC-FX",
    "N9K-C93180YC-FX", "1 U", "571 mm", NULL, NULL, "260 W",
    "comments=Airflow by the chosen fans and supplies, port-side intake or exhaust.",
    SWITCH48 ("Ethernet1/", SFP28 "|25 Gbps", "49-54") "in|PSU#|1-2|iec-60320-c14", NULL, NULL,
    LIBRARY ("N9K-C93180YC-FX.yaml"), NOTED, "source",
    { { "depth_mm,power_typical_mw", GENERAL, NOTED, "general" } } },
  { "cisco-n9k-c9336c-fx2", "Nexus 9336C-FX2", "switch", "Cisco", "N9K-C9336C-FX2",
    "N9K-C9336C-FX2", "1 U", "571 mm", "8.5 kg", NULL, "367 W", NULL,
    "if|Ethernet1/#|1-36|" QSFP28 "|100 Gbps;mg|Management||1000base-t|1 Gbps;co|Console||rj-45;"
    "in|PSU#|1-2|iec-60320-c14", NULL, NULL, LIBRARY ("N9K-C9336C-FX2.yaml"), NOTED, "source",
    { { "depth_mm,power_typical_mw", GENERAL, NOTED, "general" } } },
  { "dell-powerswitch-s4148t-on", "PowerSwitch S4148T-ON", "switch", "Dell", "S4148T-ON",
    "S4148T-ON", "1 U", "460 mm", NULL, NULL, NULL, "full_depth=false",
    "if|Ethernet1/1/#|1-24|10gbase-t|10 Gbps;if|Ethernet1/1/#|31-54|10gbase-t|10 Gbps;"
    "if|Ethernet1/1/#|25-26|" QSFP28 "|100 Gbps;if|Ethernet1/1/#|29-30|" QSFP28 "|100 Gbps;"
    "mg|Management||1000base-t|1 Gbps;co|Console||rj-45;in|PSU#|1-2|iec-60320-c14", NULL, NULL,
    LIBRARY ("PowerSwitch-S4148T-on.yaml"), NOTED, "source",
    { { "depth_mm,full_depth,ports", GENERAL, NOTED, "general" } } },
  { "generic-switch-48x1g", "Generic management switch, 48 x 1 GbE", "switch", "Generic",
    "48 x 1 GbE", NULL, "1 U", "400 mm", "6 kg", "front-to-rear", "70 W",
    "full_depth=false;power_peak_mw=120 W",
    "if|Port #|1-48|1000base-t|1 Gbps;if|Port #|49-52|10gbase-x-sfpp|10 Gbps;co|Console||rj-45;"
    "in|PSU#|1-2|iec-60320-c14", NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-switch-32x100g-psi", "Generic spine, 32 x 100 GbE, port-side intake", "switch",
    "Generic", "32 x 100 GbE, port-side intake", NULL, "1 U", "520 mm", "10 kg", "front-to-rear",
    "350 W", "power_peak_mw=600 W",
    "if|Port #|1-32|" QSFP28 "|100 Gbps;mg|Management||1000base-t|1 Gbps;co|Console||rj-45;"
    "in|PSU#|1-2|iec-60320-c14", NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-switch-32x100g-pse", "Generic spine, 32 x 100 GbE, port-side exhaust", "switch",
    "Generic", "32 x 100 GbE, port-side exhaust", NULL, "1 U", "520 mm", "10 kg",
    "rear-to-front", "350 W", "power_peak_mw=600 W",
    "if|Port #|1-32|" QSFP28 "|100 Gbps;mg|Management||1000base-t|1 Gbps;co|Console||rj-45;"
    "in|PSU#|1-2|iec-60320-c14", NULL, NULL, PLAN, NOTED, "heuristic" },
  /* Power strips */
  { "apc-ap8853", "AP8853", "pdu", "APC", "AP8853", "AP8853", "0 U", NULL, NULL, "passive", NULL,
    "full_depth=false;comments=Metered 0U strip, 230 V, 32 A, 36 C13 and 6 C19.",
    "in|Inlet||iec-60309-p-n-e-6h|32 A;"
    C13 ("", "1", "18") C19 ("", "1", "3") ";" C13 ("", "2", "18") C19 ("", "2", "3"), "16 A",
    NULL, LIBRARY ("AP8853.yaml"), NOTED, "source", { { "banks", GENERAL, NOTED, "general" } } },
  { "apc-ap8886", "AP8886", "pdu", "APC", "AP8886", "AP8886", "0 U", NULL, NULL, "passive", NULL,
    "full_depth=false;comments=Metered 0U strip, 230/400 V, three-phase 32 A, 30 C13 and 12 C19.",
    "in|Inlet||iec-60309-3p-n-e-6h|32 A;"
    C13 ("l1", "1", "5") C19 ("l1", "1", "2") ";" C13 ("l1", "2", "5") C19 ("l1", "2", "2") ";"
    C13 ("l2", "3", "5") C19 ("l2", "3", "2") ";" C13 ("l2", "4", "5") C19 ("l2", "4", "2") ";"
    C13 ("l3", "5", "5") C19 ("l3", "5", "2") ";" C13 ("l3", "6", "5") C19 ("l3", "6", "2"),
    "16 A", NULL, LIBRARY ("AP8886.yaml"), NOTED, "source",
    { { "banks,ports", "Number of outlets: library; breakers and order: general knowledge", NOTED,
        "general" } } },
  { "apc-ap8953", "AP8953", "pdu", "APC", "AP8953", "AP8953", "0 U", NULL, NULL, "passive", NULL,
    "full_depth=false;comments=Switched 0U strip, 230 V, 32 A, 21 C13 and 3 C19.",
    "in|Inlet||iec-60309-p-n-e-6h|32 A;"
    C13 ("", "1", "11") C19 ("", "1", "2") ";" C13 ("", "2", "10") C19 ("", "2", "1"), "16 A",
    NULL, LIBRARY ("AP8953.yaml"), NOTED, "source", { { "banks", GENERAL, NOTED, "general" } } },
  { "apc-ap8959eu3", "AP8959EU3", "pdu", "APC", "AP8959EU3", "AP8959EU3", "0 U", NULL, NULL,
    "passive", NULL, "full_depth=false;comments=Switched 0U strip, 230 V, 16 A, 21 C13 and 3 C19.",
    "in|Inlet||iec-60309-p-n-e-6h|16 A;out|C13 #|1-21|iec-60320-c13;out|C19 #|1-3|iec-60320-c19",
    NULL, NULL, LIBRARY ("AP8959EU3.yml"), NOTED, "source" },
  { "generic-strip-3x32a", "Strip 3 x 32 A", "pdu", "Generic", "Strip 3 x 32 A", NULL, "0 U", NULL,
    "9 kg", "passive", NULL,
    "full_depth=false;comments=0U strip, 230/400 V, three-phase 32 A, 36 C13 and 9 C19 behind "
    "nine breakers, three on each line.",
    "in|Inlet||iec-60309-3p-n-e-6h|32 A;"
    C13 ("l1", "1", "4") C19 ("l1", "1", "1") ";" C13 ("l1", "2", "4") C19 ("l1", "2", "1") ";"
    C13 ("l1", "3", "4") C19 ("l1", "3", "1") ";" C13 ("l2", "4", "4") C19 ("l2", "4", "1") ";"
    C13 ("l2", "5", "4") C19 ("l2", "5", "1") ";" C13 ("l2", "6", "4") C19 ("l2", "6", "1") ";"
    C13 ("l3", "7", "4") C19 ("l3", "7", "1") ";" C13 ("l3", "8", "4") C19 ("l3", "8", "1") ";"
    C13 ("l3", "9", "4") C19 ("l3", "9", "1"), "16 A", NULL, PLAN, NOTED, "heuristic" },
  { "generic-strip-3x16a", "Strip 3 x 16 A", "pdu", "Generic", "Strip 3 x 16 A", NULL, "0 U", NULL,
    "6 kg", "passive", NULL,
    "full_depth=false;comments=0U strip, 230/400 V, three-phase 16 A, 18 C13 and 6 C19.",
    "in|Inlet||iec-60309-3p-n-e-6h|16 A;"
    C13 ("l1", "1", "6") C19 ("l1", "1", "2") ";" C13 ("l2", "2", "6") C19 ("l2", "2", "2") ";"
    C13 ("l3", "3", "6") C19 ("l3", "3", "2"), "16 A", NULL, PLAN, NOTED, "heuristic" },
  { "generic-pdu-1u-16a", "1U strip 16 A, 8 C13", "pdu", "Generic", "1U strip 16 A", NULL, "1 U",
    "60 mm", "2 kg", "passive", NULL, "full_depth=false",
    "in|Inlet||iec-60320-c20|16 A;out|C13 #|1-8|iec-60320-c13", NULL, NULL, PLAN, NOTED,
    "heuristic" },
  /* Transfer switches and UPSs */
  { "apc-ap4423", "AP4423", "transfer-switch", "APC", "AP4423", "AP4423", "1 U", NULL, "3.74 kg",
    "passive", NULL, "full_depth=false;comments=Rack transfer switch, 230 V, 16 A, 8 C13, 1 C19.",
    "in|Source A||iec-60320-c20|16 A;in|Source B||iec-60320-c20|16 A;"
    "out|Outlet #|1-8|iec-60320-c13;out|Outlet #|9-9|iec-60320-c19;mg|Network||100base-tx",
    NULL, NULL, LIBRARY ("AP4423.yaml") "; mass", NOTED, "source" },
  { "apc-ap7721", "AP7721", "transfer-switch", "APC", "AP7721", "AP7721", "1 U", NULL, NULL,
    "passive", NULL, "full_depth=false;comments=Rack transfer switch, 230 V, 10 A, 12 C13.",
    "in|Source A||iec-60320-c14|10 A;in|Source B||iec-60320-c14|10 A;"
    "out|Outlet #|1-12|iec-60320-c13;mg|Network||100base-tx", NULL, NULL,
    LIBRARY ("AP7721.yaml"), NOTED, "source" },
  { "apc-smt1500rmi2u", "Smart-UPS SMT1500RMI2U", "ups", "APC", "SMT1500RMI2U", "SMT1500RMI2U",
    "2 U", "457 mm", "28.6 kg", "front-to-rear", NULL,
    "full_depth=false;ups.rated_mw=1 kW;ups.rated_va=1500",
    "in|Inlet||iec-60320-c14|10 A;out|Outlet #|1-4|iec-60320-c13;mg|Network||1000base-t|1 Gbps",
    NULL, NULL, GENERAL, NOTED, "general" },
  { "eaton-9px6kirt", "9PX6KiRT", "ups", "Eaton", "9PX6KiRT", "9PX6KIRTN", "3 U", "700 mm",
    "48 kg", "front-to-rear", NULL, "ups.rated_mw=5400 W;ups.rated_va=6000",
    "in|Inlet||iec-60309-p-n-e-6h|32 A;out|C13 #|1-8|iec-60320-c13;out|C19 #|1-2|iec-60320-c19;"
    "mg|Network||1000base-t|1 Gbps", NULL, NULL, GENERAL, NOTED, "general" },
  { "generic-ups-1u-1kva", "Generic UPS 1U, 1 kVA", "ups", "Generic", "UPS 1U, 1 kVA", NULL, "1 U",
    "560 mm", "20 kg", "front-to-rear", NULL,
    "ups.rated_mw=800 W;ups.rated_va=1000;ups.battery_mv=24 V;ups.battery_ah_hundredths=9;"
    "ups.battery_hours=20;ups.battery_strings=1",
    "in|Inlet||iec-60320-c14|10 A;out|Outlet #|1-4|iec-60320-c13", NULL, NULL, PLAN, NOTED,
    "heuristic" },
  { "generic-ups-3u-3kva", "Generic UPS 3U, 3 kVA", "ups", "Generic", "UPS 3U, 3 kVA", NULL, "3 U",
    "650 mm", "50 kg", "front-to-rear", NULL,
    "ups.rated_mw=2700 W;ups.rated_va=3000;ups.battery_mv=72 V;ups.battery_ah_hundredths=9;"
    "ups.battery_hours=20;ups.battery_strings=2",
    "in|Inlet||iec-60320-c20|16 A;out|C13 #|1-8|iec-60320-c13;out|C19 #|1-1|iec-60320-c19;"
    "mg|Network||1000base-t|1 Gbps", NULL, NULL, PLAN, NOTED, "heuristic" },
  /* Passive equipment */
  { "panduit-cpp24wbly", "CPP24WBLY", "patch-panel", "Panduit", "CPP24WBLY", "CPP24WBLY", "1 U",
    NULL, NULL, "passive", NULL, "full_depth=false", CABLES, NULL, NULL,
    LIBRARY ("CPP24WBLY.yaml"), NOTED, "source" },
  { "generic-patch-48-rj45", "Patch panel 48 x RJ45", "patch-panel", "Generic",
    "Patch panel 48 x RJ45", NULL, "1 U", "60 mm", "2 kg", "passive", NULL, "full_depth=false",
    "fr|#|1-48|8p8c;re|R#|1-48|8p8c", NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-patch-24-lc-duplex", "Patch panel 24 x LC duplex", "patch-panel", "Generic",
    "Patch panel 24 x LC duplex", NULL, "1 U", "250 mm", "3 kg", "passive", NULL,
    "full_depth=false", "fr|#|1-24|lc;re|R#|1-24|splice", NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-patch-24-half-unit", "Patch panel 24 x RJ45, half unit", "patch-panel", "Generic",
    "Patch panel 24 x RJ45, 0.5U", NULL, "0.5 U", "60 mm", "1 kg", "passive", NULL,
    "full_depth=false", CABLES, NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-shelf-1u", "Shelf 1U", "shelf", "Generic", "Shelf 1U", NULL, "1 U", "350 mm", "3 kg",
    "passive", NULL, "full_depth=false", NULL, NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-cable-manager-1u", "Cable manager 1U", "other", "Generic", "Cable manager 1U", NULL,
    "1 U", "80 mm", "1 kg", "passive", NULL, "full_depth=false", NULL, NULL, NULL, PLAN, NOTED,
    "heuristic" },
  { "generic-blank-1u", "Blanking panel 1U", "blank", "Generic", "Blanking panel 1U", NULL, "1 U",
    "20 mm", "200 g", "passive", NULL, "full_depth=false", NULL, NULL, NULL, PLAN, NOTED,
    "heuristic" },
  { "generic-blank-2u", "Blanking panel 2U", "blank", "Generic", "Blanking panel 2U", NULL, "2 U",
    "20 mm", "400 g", "passive", NULL, "full_depth=false", NULL, NULL, NULL, PLAN, NOTED,
    "heuristic" },
  { "generic-console-1u", "Console drawer 1U", "other", "Generic", "Console drawer 1U", NULL, "1 U",
    "650 mm", "12 kg", "passive", "25 W", "power_idle_mw=1 W;power_peak_mw=30 W",
    "in|PSU1||iec-60320-c14", NULL, NULL, PLAN, NOTED, "heuristic" },
  /* Storage */
  { "netapp-ds224c", "DS224C", "storage", "NetApp", "DS224C", NULL, "2 U", "484 mm", "24.4 kg",
    "front-to-rear", NULL, NULL, TWO_INLETS "if|SAS A#|1-2|other;if|SAS B#|1-2|other", NULL, NULL,
    GENERAL, NOTED, "general" },
  { "generic-storage-2u24", "Generic array 2U, 24 disks", "storage", "Generic", "Array 2U24", NULL,
    "2 U", "600 mm", "26 kg", "front-to-rear", "450 W",
    "power_idle_mw=300 W;power_peak_mw=600 W",
    TWO_INLETS "if|A#|1-4|" SFP28 "|25 Gbps;if|B#|1-4|" SFP28 "|25 Gbps;"
    "mg|Management #|1-2|1000base-t|1 Gbps", NULL, NULL, PLAN, NOTED, "heuristic" },
  { "generic-storage-4u60", "Generic shelf 4U, 60 disks", "storage", "Generic", "Shelf 4U60", NULL,
    "4 U", "920 mm", "110 kg", "front-to-rear", "900 W",
    "power_idle_mw=600 W;power_peak_mw=1200 W", BIG_INLETS "if|SAS A#|1-2|other;"
    "if|SAS B#|1-2|other", NULL, NULL, PLAN, NOTED, "heuristic" },
};

const guint n_library_types = G_N_ELEMENTS (library_types);
