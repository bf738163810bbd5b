// Ads for two studies that have nothing in common with the bundled one: nursing in German, hotels in French. Invented; put together from sentences.
import { randomSource } from '../../../src/core';

/** A row of an export, under the column names of its country. */
export type Row = Readonly<Record<string, string>>;

const PFLEGE = {
  titles: [
    'Pflegefachkraft (m/w/d) Innere Medizin',
    'Altenpfleger/in im Seniorenheim',
    'Pflegehelfer ambulanter Dienst',
  ],
  tasks: [
    'Grund- und Behandlungspflege durchführen',
    'Pflegedokumentation am PC',
    'Begleitung von Angehörigen und Bewohnern',
    'Wundversorgung und Medikamentengabe',
    'Mithilfe bei Visiten und bei der Übergabe',
  ],
  asked: [
    'abgeschlossene Ausbildung als Pflegefachkraft',
    'Sie sind examinierte Altenpflegerin oder Krankenpfleger',
    'Fachweiterbildung für Intensivpflege',
    'Einfühlungsvermögen und Teamfähigkeit',
    'Freude am Umgang mit Menschen',
    'Sie arbeiten gern mit anderen Berufsgruppen zusammen',
    'Führerschein der Klasse B',
  ],
  offered: [
    'Vergütung nach TVöD mit allen Schichtzulagen',
    'Weihnachtsgeld und betriebliche Altersvorsorge',
    '30 Tage Urlaub im Jahr und ein Wunschdienstplan',
    'Kinderbetreuung im Haus',
    'Wir achten auf Müllvermeidung und sparsamen Umgang mit Ressourcen',
    'Mitarbeit in unserem Nachhaltigkeitsteam',
  ],
  employers: [
    'Klinikum Nordpark',
    'Haus Abendsonne',
    'Diakonie Lindenhof',
    'Pflegedienst Lichtblick',
    'Stift am Markt',
  ],
  towns: ['Leipzig', 'Köln', 'Kiel'],
};

const HOTEL: Readonly<Record<string, readonly string[]>> = {
  'Cuisinier de partie (H/F)': [
    'Vous préparez les plats et les desserts de la carte',
    'Mise en place avant le service du midi',
    'Vous cuisinez les menus du jour avec des produits frais',
  ],
  'Serveuse / Serveur en salle': [
    'Vous accueillez les clients et prenez les commandes sur Lightspeed',
    'Vous conseillez nos clients sur les vins',
    'Vous encaissez avec Zelty ou Micros',
  ],
  'Réceptionniste de nuit': [
    'Vous accueillez les clients à toute heure',
    'La maîtrise de Opera PMS ou de Mews est demandée',
    'Vous suivez les réservations sur Booking',
  ],
  'Gouvernante des étages': [
    'Vous nettoyez les chambres et gérez le linge',
    'Vous entretenez les chambres avec une équipe de cinq personnes',
    'Le contrôle de la propreté des étages vous revient',
  ],
  'Employé de maison (H/F)': [
    "Vous aidez l'équipe selon les besoins de la journée",
    'Vous portez les bagages et rangez la terrasse',
    'Un accueil chaleureux est notre marque',
  ],
};
const HOTEL_MORE = [
  'Nous sommes un hôtel de famille au bord de la mer et nous aimons notre métier',
  'Vous êtes ponctuel, souriant et vous aimez le travail en équipe',
  'Le poste est à pourvoir dès que possible pour la saison',
  'Une première expérience dans la restauration est un plus',
  'Vous parlez français et un peu anglais',
  'Nous offrons un logement et les repas pendant le service',
];

type Pick = <T>(from: readonly T[], n: number) => T[];

function picker(seed: number): Pick {
  const random = randomSource(seed);
  return (from, n) => {
    const left = [...from];
    return Array.from({ length: n }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
  };
}

/** The `at`-th day from the first of January 2024, three days apart. */
function dayOf(at: number): Date {
  return new Date(Date.UTC(2024, 0, 1 + 3 * at));
}

/** Nursing ads with German column names and dates; two kinds of provider in the column Träger. */
export function nursingAds(n: number, seed = 7): Row[] {
  const pick = picker(seed);
  return Array.from({ length: n }, (_, at) => {
    const [title] = pick(PFLEGE.titles, 1);
    const [employer] = pick(PFLEGE.employers, 1);
    const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
    return {
      Stellentitel: title,
      Stellenbeschreibung: [
        `Ihre Aufgaben:\n${list(pick(PFLEGE.tasks, 3))}`,
        `Ihr Profil:\n${list(pick(PFLEGE.asked, 3))}`,
        `Wir bieten:\n${list(pick(PFLEGE.offered, 1 + (at % 3)))}`,
        `Ihre Station ist die Nummer ${at + 11} in unserem Haus am ${pick(['Park', 'Fluss', 'Wald', 'Hafen'], 1)[0]}.`,
      ].join('\n'),
      Arbeitgeber: employer,
      Arbeitsort: pick(PFLEGE.towns, 1)[0],
      Träger: at % 5 < 2 ? 'kirchlich' : 'kommunal',
      Veröffentlichungsdatum: dayOf(at).toISOString().slice(0, 10).split('-').reverse().join('.'),
    };
  });
}

/** Hotel ads with French column names. */
export function hotelAds(n: number, seed = 3): Row[] {
  const pick = picker(seed);
  return Array.from({ length: n }, (_, at) => {
    const [title] = pick(Object.keys(HOTEL), 1);
    return {
      'Intitulé du poste': title,
      'Description du poste': [
        ...pick(HOTEL[title], 2),
        ...pick(HOTEL_MORE, 3),
        `Référence du poste : saison ${at + 100}`,
      ]
        .map((line) => `${line}.`)
        .join('\n'),
      Entreprise: pick(['Hôtel du Port', 'Auberge des Pins', 'Le Grand Large', 'Relais du Lac'], 1)[0],
      Lieu: pick(['Nantes', 'Annecy', 'Biarritz'], 1)[0],
      'Date de publication': dayOf(at).toISOString().slice(0, 10).split('-').reverse().join('/'),
    };
  });
}
