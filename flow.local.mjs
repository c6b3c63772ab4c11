import { chromium } from "playwright-core";
const base="http://localhost:8431";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run"]});
const c=await b.newContext({viewport:{width:1440,height:900}}); const p=await c.newPage(); p.setDefaultTimeout(25000);
p.on("pageerror",e=>console.log("PAGEERROR",e.message));
await p.goto(base+"/sign-in"); await p.getByLabel(/user name|e-mail/i).first().fill("meera"); await p.getByLabel(/^password/i).first().fill("clause seven to ten"); await p.getByRole("button",{name:/^sign in/i}).click(); await p.waitForURL(u=>!u.pathname.startsWith("/sign-in"));
const step=async(n,f)=>{try{await f();console.log("ok",n)}catch(e){console.log("FAIL",n,String(e.message).slice(0,1500)); await p.screenshot({path:"/tmp/h/docweb-shots/fail-"+n+".png",fullPage:true})}};
await step("begin",async()=>{
 await p.goto(base+"/documents/new");
 await p.getByLabel("Type",{exact:true}).selectOption({label:"Procedure"});
 await p.getByLabel("Title").fill("Handling of keys");
 await p.getByRole("button",{name:"Say whom it concerns"}).click();
 await p.getByLabel("Kind of line 1").selectOption("role");
 await p.getByLabel("Role 1").selectOption("process_owner");
 await p.getByRole("combobox",{name:/Clauses that it serves/}).fill("7.5.3");
 await p.locator("li[role=option]:visible").first().click();
 await p.getByRole("button",{name:"Begin it"}).click();
 await p.waitForURL(/documents\/revisions\/REV/); console.log(p.url());
});
if(process.argv[2])await step("describe",async()=>{
 await p.goto(base+"/documents/DOC-0018");
 await p.getByRole("button",{name:"Change what is said about it"}).click();
 const d=p.getByRole("dialog"); await d.getByLabel("Months between reviews").fill("18"); await d.getByLabel("Reason").fill("More often."); 
 await d.getByRole("button",{name:"Change what is said about it"}).click(); await d.waitFor({state:"hidden"});
 await p.getByText("every 18 months").waitFor();
});
if(process.argv[2])await step("type",async()=>{
 await p.goto(base+"/documents/types/DT-04");
 await p.getByRole("button",{name:"Change"}).click(); const d=p.getByRole("dialog");
 await d.getByRole("button",{name:"Add a review before"}).click(); await d.getByLabel("Name of step 1").fill("First look");
 await p.screenshot({path:"/tmp/h/docweb-shots/route.png"});
 await d.getByLabel("Reason").fill("Somebody looks first."); await d.getByRole("button",{name:"Change",exact:true}).click(); await d.waitFor({state:"hidden"}); await p.getByText("First look").waitFor();
});
if(process.argv[2])await step("copy",async()=>{
 await p.goto(base+"/documents/copies"); await p.getByRole("button",{name:"Give a controlled copy"}).click(); const d=p.getByRole("dialog");
 await d.getByRole("combobox",{name:"Document"}).fill("WI-02"); await d.getByRole("option").first().click(); await d.getByLabel(/Who holds it/).fill("Cell 2"); await d.getByRole("button",{name:"Give a controlled copy"}).click(); await p.waitForURL(/copies\/CC-/);
 await p.getByRole("button",{name:"Call back"}).click(); const e=p.getByRole("dialog"); await e.getByLabel("Reason").fill("Moved."); await e.getByRole("button",{name:"Call back"}).click(); await e.waitFor({state:"hidden"}); await p.getByText("Called back").first().waitFor();
});
if(process.argv[2])await step("confirm",async()=>{
 await p.goto(base+"/documents"); await p.getByRole("link",{name:"Review late"}).first().click(); await p.getByText("Emergency preparedness").waitFor();
 await p.keyboard.press("Control+k"); await p.getByRole("combobox",{name:"Search or ask"}).fill("QP-16"); await p.getByRole("option").filter({hasText:"Emergency preparedness"}).first().waitFor();
});
await b.close();
