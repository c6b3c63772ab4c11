export default function KitPage() { return <main className="page"><h1>Kit</h1></main>; }
